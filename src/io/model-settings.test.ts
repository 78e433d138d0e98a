import { describe, expect, it } from 'vitest';
import { modelLimits, readModelSetup } from './model-settings.ts';

const key = 'sk-canary-key-4711';
const good = { SUMMARY_ENDPOINT: 'https://api.example/v1', SUMMARY_MODEL: 'tiny', SUMMARY_API_KEY: key };

describe('readModelSetup', () => {
  it('is silent where no model is named, as GitHub Actions leaves it too', () => {
    expect(readModelSetup({})).toEqual({});
    expect(readModelSetup({ SUMMARY_API_KEY: key })).toEqual({});
    expect(readModelSetup({ SUMMARY_ENDPOINT: '', SUMMARY_MODEL: ' ', SUMMARY_API_KEY: key })).toEqual({});
    expect(readModelSetup({ ...good, SUMMARY_CALLS_MAX: '0' })).toEqual({});
  });

  it('takes what is written, without the line end of a pasted secret', () => {
    expect(readModelSetup({ ...good, SUMMARY_API_KEY: `${key}\n`, SUMMARY_CALLS_MAX: '3' })).toEqual({
      settings: {
        ...modelLimits,
        address: new URL('https://api.example/v1/chat/completions'),
        model: 'tiny',
        label: 'tiny',
        key,
        callsMax: 3,
      },
    });
    const { SUMMARY_API_KEY: _, ...keyless } = good;
    expect(readModelSetup(keyless).settings).not.toHaveProperty('key');
  });

  it.each([
    ['http://localhost:11434/v1/', 'http://localhost:11434/v1/chat/completions'],
    ['http://192.168.1.4:8080', 'http://192.168.1.4:8080/chat/completions'],
    ['https://api.example/v1/chat/completions', 'https://api.example/v1/chat/completions'],
    ['https://api.example/d/x?api-version=1#top', 'https://api.example/d/x/chat/completions?api-version=1'],
  ])('%s → %s', (endpoint, address) => {
    expect(readModelSetup({ ...good, SUMMARY_ENDPOINT: endpoint }).settings?.address.href).toBe(address);
  });

  it.each([
    ['openai/gpt-x-mini', 'openai/gpt-x-mini'],
    ['/home/someone/models/small.gguf', 'small.gguf'],
    ['C:\\models\\small.gguf', 'small.gguf'],
    ['ti\u202Eny\u200B \u0007x', 'tiny x'],
    ['x'.repeat(500), 'x'.repeat(60)],
  ])('calls the model %j before readers %j', (model, label) => {
    const { settings } = readModelSetup({ ...good, SUMMARY_MODEL: model });
    expect(settings).toMatchObject({ model, label });
  });

  it.each([
    [{ SUMMARY_MODEL: '' }, 'SUMMARY_ENDPOINT is set, but SUMMARY_MODEL is not'],
    [{ SUMMARY_MODEL: '\u200B' }, 'SUMMARY_ENDPOINT is set, but SUMMARY_MODEL is not'],
    [{ SUMMARY_ENDPOINT: '' }, 'SUMMARY_MODEL is set, but SUMMARY_ENDPOINT is not'],
    [{ SUMMARY_ENDPOINT: 'localhost:11434' }, 'SUMMARY_ENDPOINT is not a web address'],
    [{ SUMMARY_ENDPOINT: 'file:///etc/hosts' }, 'SUMMARY_ENDPOINT is not a web address'],
    [{ SUMMARY_ENDPOINT: `https://me:${key}@api.example` }, 'SUMMARY_ENDPOINT holds a name or a password'],
    [{ SUMMARY_ENDPOINT: `https://${key}@api.example` }, 'SUMMARY_ENDPOINT holds a name or a password'],
    [{ SUMMARY_API_KEY: `${key}\r\nx-evil: 1` }, 'SUMMARY_API_KEY holds characters that no key has'],
    [{ SUMMARY_API_KEY: `${key}é` }, 'SUMMARY_API_KEY holds characters that no key has'],
    [{ SUMMARY_CALLS_MAX: 'many' }, 'SUMMARY_CALLS_MAX is not a whole number from 0 to 100'],
    [{ SUMMARY_CALLS_MAX: '-1' }, 'SUMMARY_CALLS_MAX is not a whole number from 0 to 100'],
    [{ SUMMARY_CALLS_MAX: '1.5' }, 'SUMMARY_CALLS_MAX is not a whole number from 0 to 100'],
    [{ SUMMARY_CALLS_MAX: '1000' }, 'SUMMARY_CALLS_MAX is not a whole number from 0 to 100'],
  ])('asks no model where a setting is wrong, and does not repeat it: %o', (wrong, problem) => {
    const setup = readModelSetup({ ...good, ...wrong });
    expect(setup.settings).toBeUndefined();
    expect(setup.problem).toMatch(/\. No model was asked\.$/);
    expect(setup.problem).toContain(problem);
    expect(setup.problem).not.toContain(key);
  });
});
