import { UsageError } from '../command.ts';

/** Throws UsageError where a day cannot be made or completed. */
export function assertOpen(
  day: string,
  today: string,
  earlier: { imported?: boolean | undefined } | undefined,
  reopen: boolean,
): void {
  if (day >= today)
    throw new UsageError(`--date ${day} has not passed yet: today is ${today}. Leave --date out.`);
  if (earlier?.imported)
    throw new UsageError(
      `The edition of ${day} was imported; what feeds hold now has nothing to do with it.`,
    );
  if (earlier && !reopen)
    throw new UsageError(
      `The edition of ${day} is there and closed. To add what the feeds still hold of that day, give --reopen as well; nothing that it prints is lost.`,
    );
}
