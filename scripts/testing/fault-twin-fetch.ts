import process from 'node:process';

/**
 * What anyone would write first: the built-in fetch with a time limit. It stands beside the real download in tests of
 * abuse, to show that those tests would notice; its last line of output tells how it fared.
 */
const [url = ''] = process.argv.slice(2);
let bytes = 0;
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
  bytes = (await response.arrayBuffer()).byteLength;
} catch {
  // How far it came is told by the memory it took.
}
process.stdout.write(
  `${JSON.stringify({ bytes, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
);
process.exit();
