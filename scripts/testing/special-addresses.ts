/**
 * Addresses that no feed can be at: one or more of each block that IANA keeps for special purposes (RFC 6890), the
 * metadata services of clouds, and IPv4 addresses dressed as IPv6.
 */
export const specialAddresses = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.254', '100.64.0.1', '100.100.100.200', '127.0.0.1'],
  ...['127.1.2.3', '168.63.129.16', '169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.254'],
  ...['192.0.0.1', '192.0.0.192', '192.0.2.1', '192.88.99.1', '192.168.1.1', '198.18.0.1', '198.19.255.254'],
  ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:169.254.169.254', '::ffff:168.63.129.16'],
  ...['::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::7f00:1', '100::1', '2001::1'],
  ...['2001:db8::1', '2002:7f00:1::', '2002:a9fe:a9fe::', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1'],
  'ff02::1',
] as const;

/** Ordinary ones, to see that the tests can tell the difference. */
export const publicAddresses = ['8.8.8.8', '2606:4700::1111'] as const;

/** `http://[::1]:80` */
export function originOf(address: string, port: number): string {
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}
