import { describe, expect, it } from 'vitest';
import { darkPalette, lightPalette, type Palette, paletteVariables, type Tone } from '../../src/styles/palette.ts';

/** Relative luminance and contrast of WCAG 2.2, §1.4.3. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function tonesOf(palette: Palette): readonly (readonly [string, Tone])[] {
  const { info, good, warn, bad, level, action, coverage } = palette;
  const groups = { state: { info, good, warn, bad }, level, action, coverage };
  return Object.entries(groups).flatMap(([group, tones]) =>
    Object.entries(tones).map(([name, tone]) => [`${group} ${name}`, tone] as const),
  );
}

describe.each([
  ['light', lightPalette],
  ['dark', darkPalette],
])('the %s palette', (_, palette) => {
  it.each(tonesOf(palette))('%s can be read', (_name, { ink, ground }) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['info', 'good', 'warn', 'bad'] as const)(
    'a notice that is %s can be read in the colours of text',
    (state) => {
      expect(contrast(palette.ink, palette[state].ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(palette.accent, palette[state].ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['ink', 'inkSoft', 'inkFaint', 'accent'] as const)('%s can be read on every ground', (name) => {
    for (const ground of [palette.page, palette.surface, palette.sunken]) {
      expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

it('names its custom properties as the style sheets do', () => {
  const variables = paletteVariables(lightPalette);
  expect(variables['--an-ink-soft']).toBe(lightPalette.inkSoft);
  expect(variables['--an-level-3-ground']).toBe(lightPalette.level[3].ground);
});
