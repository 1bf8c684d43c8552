import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../src/proof/canonical-json.ts';

describe('canonical JSON is the form of RFC 8785', () => {
  it('writes literals, numbers and texts as its example in section 3.2.2 does', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as its example in section 3.2.3 does, and numbers as texts', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const names = canonicalJson(value).match(/(?<=: ?")[^"]*(?=")/g);
    expect(names).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(canonicalJson({ b: 1, 10: 2, 9: 3, a: 4 })).toBe('{"10":2,"9":3,"a":4,"b":1}');
  });

  it('leaves out members that are undefined, and is the same for the same content', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }], a: undefined })).toBe('{"b":[{"d":1}]}');
    expect(canonicalJson({ a: { x: 1, y: 2 }, b: 3 })).toBe(canonicalJson({ b: 3, a: { y: 2, x: 1 } }));
  });
});
