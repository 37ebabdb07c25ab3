import { describe, expect, test } from 'vitest';
import { isSignedBy, webhookHeaders } from './webhook-signature.ts';

// The reference vector of the Standard Webhooks specification, as its libraries test themselves with.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const MESSAGE = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', atSeconds: 1614265330, body: '{"test": 2432232314}' };
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

describe('signatures of webhooks', () => {
  test('are those of the specification', () => {
    expect(webhookHeaders([SECRET], MESSAGE)).toEqual({
      'webhook-id': MESSAGE.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': SIGNATURE,
    });
  });

  test('hold for this message, this time and this secret only', () => {
    const headers = webhookHeaders([SECRET], MESSAGE);
    const at = MESSAGE.atSeconds;
    expect(isSignedBy(SECRET, headers, MESSAGE.body, at + 300)).toBe(true);
    expect(isSignedBy(SECRET, headers, MESSAGE.body, at - 300)).toBe(true);
    expect(isSignedBy(SECRET, headers, MESSAGE.body, at + 301)).toBe(false);
    expect(isSignedBy(SECRET, headers, MESSAGE.body, at - 301)).toBe(false);
    expect(isSignedBy(SECRET, headers, `${MESSAGE.body} `, at)).toBe(false);
    expect(isSignedBy('another secret of many letters', headers, MESSAGE.body, at)).toBe(false);
    expect(isSignedBy(SECRET, { ...headers, 'webhook-id': 'other' }, MESSAGE.body, at)).toBe(false);
    // A replay under a new time stamp is not signed.
    expect(isSignedBy(SECRET, { ...headers, 'webhook-timestamp': String(at + 1) }, MESSAGE.body, at)).toBe(false);
    expect(isSignedBy(SECRET, {}, MESSAGE.body, at)).toBe(false);
  });

  test('while a secret is replaced there is one for each', () => {
    const old = 'the old secret of at least 24 bytes';
    const headers = webhookHeaders([SECRET, old], MESSAGE);
    expect(headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of [SECRET, old]) expect(isSignedBy(secret, headers, MESSAGE.body, MESSAGE.atSeconds)).toBe(true);
  });
});
