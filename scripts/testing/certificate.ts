import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate signed by itself, with its key, both PEM: what an HTTPS test server needs. */
export interface Certificate {
  key: string;
  cert: string;
}

/**
 * Makes a certificate for IPv4 addresses, such as `127.0.0.1`, valid between two instants. X.509 (RFC 5280) is written
 * by hand because Node can read certificates but not make them, and a key in the repository would be a leak.
 */
export function selfSignedCertificate(address: string, from: Date, to: Date): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const ecdsaWithSha256 = sequence(der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const name = sequence(der(0x31, sequence(der(0x06, [0x55, 0x04, 0x03]), der(0x0c, Buffer.from(address)))));
  const ipAddress = der(0x87, address.split('.').map(Number));
  const alternativeNames = sequence(der(0x06, [0x55, 0x1d, 0x11]), der(0x04, sequence(ipAddress)));
  const content = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ecdsaWithSha256,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(alternativeNames)),
  );
  const signature = sign('sha256', content, privateKey);
  const cert = sequence(content, ecdsaWithSha256, der(0x03, [0, ...signature]));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One DER value: tag, length, content (X.690). Long enough for what a certificate holds. */
function der(tag: number, content: Uint8Array | readonly number[]): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), Buffer.from(content)]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** GeneralizedTime to the second, in UTC. */
function time(instant: Date): Buffer {
  return der(
    0x18,
    Buffer.from(
      `${instant
        .toISOString()
        .replace(/\.\d+|[-:T]/g, '')
        .replace('Z', '')}Z`,
    ),
  );
}
