import type { FixModel, Model } from '../../../src/lib/tree/index.ts';

/** A lamp that does not light: a small field of its own, to show that the engine knows no other. */
export const LAMP = {
  glow: ['dark', 'flickers', 'dim'],
  neighbours: ['lit', 'dark'],
  switch: ['clicks', 'limp'],
  age: ['new', 'old'],
  place: ['kitchen', 'cellar'],
} as const;

export type Lamp = typeof LAMP;

/** A fix with everything harmless, for tests to change what they are about. */
export function fix(id: string, cures: Record<string, number>, change: Partial<FixModel<Lamp>> = {}): FixModel<Lamp> {
  return {
    id,
    kind: 'scripted',
    safety: 'reversible',
    minutes: 10,
    restart: 'none',
    cutsSessions: 'no',
    cures,
    uses: [],
    requires: [],
    ...change,
  };
}

export const lamp: Model<Lamp> = {
  questions: [
    question('glow', { dark: 700, flickers: 200, dim: 100 }, 0.95, 0.2),
    question('neighbours', { lit: 900, dark: 100 }, 0.8, 1),
    question('switch', { clicks: 800, limp: 200 }, 0.7, 1),
    question('age', { new: 300, old: 700 }, 0.5, 3),
    { id: 'place', options: LAMP.place, baseRates: null, known: 1, effort: 0.2, tailors: true },
  ],
  causes: [
    {
      id: 'bulb-burnt',
      prior: 400,
      presentations: [
        { share: 3, frequencies: { glow: { dark: 95 }, neighbours: { lit: 95 }, switch: { clicks: 95 }, age: { old: 80 } } },
        { share: 1, frequencies: { glow: { flickers: 80 }, age: { old: 95 } } },
      ],
    },
    {
      id: 'bulb-loose',
      prior: 200,
      presentations: [{ share: 1, frequencies: { glow: { flickers: 80, dark: 20 }, switch: { clicks: 95 }, age: { new: 80 } } }],
    },
    {
      id: 'power-cut',
      prior: 150,
      presentations: [{ share: 1, frequencies: { glow: { dark: 95 }, neighbours: { dark: 95 } } }],
    },
    {
      id: 'switch-worn',
      prior: 150,
      presentations: [{ share: 1, frequencies: { switch: { limp: 80 }, glow: { flickers: 50, dark: 50 }, age: { new: 50 } } }],
    },
    {
      id: 'dimmer-low',
      prior: 50,
      presentations: [{ share: 1, frequencies: { glow: { dim: 95 }, neighbours: { lit: 95 } } }],
    },
  ],
  fixes: [
    fix('look-closely', {}, { kind: 'by-hand', safety: 'read-only' }),
    fix('change-bulb', { 'bulb-burnt': 95, 'bulb-loose': 80 }, { uses: ['place', 'age'], requires: ['fetch-ladder'] }),
    fix('tighten-bulb', { 'bulb-loose': 95 }, { minutes: 2 }),
    fix('fetch-ladder', {}, { kind: 'by-hand', minutes: 5 }),
    fix('call-utility', { 'power-cut': 95 }, { kind: 'escalation', minutes: 30 }),
    fix('bridge-switch', { 'switch-worn': 95 }, { safety: 'lowers-security', minutes: 1 }),
    fix('replace-switch', { 'switch-worn': 80 }, { safety: 'disruptive', minutes: 40 }),
    fix('tear-out-dimmer', { 'dimmer-low': 95 }, { safety: 'irreversible', minutes: 1 }),
    fix('turn-up-dimmer', { 'dimmer-low': 95 }, { kind: 'by-hand', minutes: 1 }),
  ],
  fallback: 'look-closely',
};

function question<Q extends keyof Lamp>(
  id: Q,
  baseRates: { readonly [O in Lamp[Q][number]]?: number },
  known: number,
  effort: number,
): Model<Lamp>['questions'][number] {
  return { id, options: LAMP[id], baseRates, known, effort, tailors: false };
}
