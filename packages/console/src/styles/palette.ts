import type { VerdictView } from '@anlan/api/client';
import type { CoverageStatus } from '@anlan/catalog';
import type { Level } from '@anlan/grading';

export type Scheme = 'light' | 'dark';

/** Text and ground of one meaning. A test holds every pair to a contrast of at least 4.5. */
export interface Tone {
  readonly ink: string;
  readonly ground: string;
}

/** A tone for whole areas, such as notices: they have an edge too. */
export interface StateTone extends Tone {
  readonly edge: string;
}

type Action = VerdictView['decision'];

/** All colours of the console, in one place: what is drawn by hand and what Ant Design draws use the same ones. */
export interface Palette {
  readonly page: string;
  readonly surface: string;
  readonly sunken: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly info: StateTone;
  readonly good: StateTone;
  readonly warn: StateTone;
  readonly bad: StateTone;
  readonly level: Readonly<Record<Level, Tone>>;
  readonly action: Readonly<Record<Action, Tone>>;
  readonly coverage: Readonly<Record<CoverageStatus, Tone>>;
}

const green: Tone = { ink: '#25623f', ground: '#e4f2ea' };
const blue: Tone = { ink: '#1c5799', ground: '#e4eefa' };
const amber: Tone = { ink: '#7d5200', ground: '#fcf0d3' };
const orange: Tone = { ink: '#9c3d07', ground: '#fde7d8' };
const red: Tone = { ink: '#a0142f', ground: '#fbe3e7' };
const violet: Tone = { ink: '#63399a', ground: '#efe8f9' };
const teal: Tone = { ink: '#0b606d', ground: '#ddf0f2' };

export const lightPalette: Palette = {
  page: '#f4f7f8',
  surface: '#ffffff',
  sunken: '#eff3f4',
  line: '#dde5e8',
  lineStrong: '#b4c1c6',
  ink: '#18272d',
  inkSoft: '#4b5d65',
  inkFaint: '#5d6e76',
  accent: '#0d6a78',
  accentSoft: '#e2f1f3',
  info: { ink: '#1c5799', ground: '#eef5fe', edge: '#bfd8f5' },
  good: { ...green, edge: '#b7dcc6' },
  warn: { ...amber, edge: '#ecd294' },
  bad: { ...red, edge: '#f0bcc6' },
  level: { 1: green, 2: blue, 3: amber, 4: orange, 5: red },
  action: { allow: green, flag: blue, redact: violet, replace: teal, review: amber, block: red },
  coverage: {
    enforced: { ink: '#ffffff', ground: '#0d6a78' },
    evidenced: { ink: '#07414a', ground: '#93ced6' },
    workflow: { ink: '#233f83', ground: '#cbd8f6' },
    guidance: { ink: '#5c4700', ground: '#f2e4b5' },
    context: { ink: '#46585f', ground: '#e1e8ea' },
    planned: { ink: '#8a3d0c', ground: '#ffffff' },
  },
};

const darkGreen: Tone = { ink: '#84d3a5', ground: '#16301f' };
const darkBlue: Tone = { ink: '#8dbdf2', ground: '#152a42' };
const darkAmber: Tone = { ink: '#efc368', ground: '#352709' };
const darkOrange: Tone = { ink: '#f7a272', ground: '#3b1f0d' };
const darkRed: Tone = { ink: '#f693a4', ground: '#3f131d' };
const darkViolet: Tone = { ink: '#c9adf2', ground: '#2a1d3d' };
const darkTeal: Tone = { ink: '#7fd0da', ground: '#0f2f34' };

export const darkPalette: Palette = {
  page: '#0e1619',
  surface: '#151f23',
  sunken: '#1b272c',
  line: '#2a393f',
  lineStrong: '#4a5d65',
  ink: '#e4edf0',
  inkSoft: '#afc0c7',
  inkFaint: '#8da0a8',
  accent: '#54b9c6',
  accentSoft: '#12333a',
  info: { ink: '#8dbdf2', ground: '#14253a', edge: '#2b4a70' },
  good: { ...darkGreen, edge: '#2b573b' },
  warn: { ...darkAmber, edge: '#5f4817' },
  bad: { ...darkRed, edge: '#6b2a37' },
  level: { 1: darkGreen, 2: darkBlue, 3: darkAmber, 4: darkOrange, 5: darkRed },
  action: {
    allow: darkGreen,
    flag: darkBlue,
    redact: darkViolet,
    replace: darkTeal,
    review: darkAmber,
    block: darkRed,
  },
  coverage: {
    enforced: { ink: '#06262b', ground: '#54b9c6' },
    evidenced: { ink: '#c5eef3', ground: '#1d5560' },
    workflow: { ink: '#c3d3fa', ground: '#2a3b66' },
    guidance: { ink: '#f0dea0', ground: '#4a3d12' },
    context: { ink: '#afc0c7', ground: '#28363c' },
    planned: { ink: '#f7a272', ground: '#151f23' },
  },
};

/** The palette as CSS custom properties: `--an-ink`, `--an-level-3-ground`, … */
export function paletteVariables(palette: Palette): Readonly<Record<string, string>> {
  return Object.fromEntries(flatten('--an', palette));
}

function flatten(prefix: string, value: object): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const name = `${prefix}-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return typeof inner === 'object' && inner !== null ? flatten(name, inner) : [[name, String(inner)] as const];
  });
}
