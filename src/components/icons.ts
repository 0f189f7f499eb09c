/** Small pictures beside words, as SVG inside a box of 24 by 24. They are never the only carrier of a meaning. */
export const ICONS = {
  /** Looks, changes nothing. */
  look: '<path d="M1.5 12S5 5 12 5s10.5 7 10.5 7-3.5 7-10.5 7S1.5 12 1.5 12z" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="12" cy="12" r="3.2" fill="currentColor"/>',
  /** Take care. */
  care: '<path d="M12 2 23.5 22H.5z" fill="currentColor"/><path d="M12 9v6.5m0 1.7v2.4" fill="none" stroke="var(--paper)" stroke-width="2.4"/>',
  /** Danger, stop, wrong. */
  stop: '<path d="M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z" fill="currentColor"/><path d="m8 8 8 8m0-8-8 8" fill="none" stroke="var(--paper)" stroke-width="2.5"/>',
  /** Good, right. */
  good: '<circle cx="12" cy="12" r="11" fill="currentColor"/><path d="m6.8 12.5 3.6 3.6 6.9-7.6" fill="none" stroke="var(--paper)" stroke-width="2.5"/>',
  /** Not decided. */
  open: '<circle cx="12" cy="12" r="9.5" fill="none" stroke="currentColor" stroke-width="2.5"/>',
  find: '<circle cx="10" cy="10" r="7" fill="none" stroke="currentColor" stroke-width="2.4"/><path d="m15.5 15.5 6.5 6.5" stroke="currentColor" stroke-width="2.4"/>',
  copy: '<path d="M8 8h13v13H8zM16 8V3H3v13h5" fill="none" stroke="currentColor" stroke-width="2"/>',
  load: '<path d="M12 3v13m-6-6 6 6 6-6M4 21h16" fill="none" stroke="currentColor" stroke-width="2"/>',
  edit: '<path d="m5 9 7 7 7-7" fill="none" stroke="currentColor" stroke-width="3"/>',
} as const;

export type IconName = keyof typeof ICONS;
