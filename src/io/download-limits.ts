/** What one download may cost at most. Times are milliseconds, sizes bytes. */
export interface DownloadLimits {
  /** For each connection: finding the addresses of the name, TCP and TLS together. */
  connectMs: number;
  /** From the first request to the last byte, redirects included; waiting for one's turn at a host is not. */
  totalMs: number;
  /** The longest silence inside a body. */
  idleMs: number;
  /** The largest body as it comes, packed or not. */
  wireBytesMax: number;
  /** The largest document, counted after gzip or brotli. */
  bytesMax: number;
  redirectsMax: number;
  /** The longest wait that a publisher may ask for. */
  retryAfterMaxMs: number;
}

/** Far above the slowest and largest honest feed seen, far below what hurts a small machine. */
export const downloadLimits: Readonly<DownloadLimits> = {
  connectMs: 5_000,
  totalMs: 20_000,
  idleMs: 10_000,
  wireBytesMax: 5 * 1024 * 1024,
  bytesMax: 10 * 1024 * 1024,
  redirectsMax: 5,
  retryAfterMaxMs: 24 * 60 * 60 * 1000,
};

/** A whole run, with everything that waits for its turn. */
export const runMsDefault = 85_000;

/** `20000` → `20 seconds`, `1000` → `1 second`, `300` → `0.3 seconds` */
export function seconds(ms: number): string {
  return ms === 1000 ? '1 second' : `${ms / 1000} seconds`;
}

/** `10485760` → `10 MB` */
export function megabytes(bytes: number): string {
  return `${Number((bytes / 1024 / 1024).toPrecision(2))} MB`;
}
