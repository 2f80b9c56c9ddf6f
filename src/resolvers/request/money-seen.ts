import { reachOf } from './rights.ts';
import type { Viewer } from './viewer.ts';

/** Of which enterprises a viewer sees the money: of all, of none but perhaps their own, or of none. */
export type MoneySeen = 'ALL' | 'OWN' | 'NONE';

/** Of which enterprises a viewer sees the money. */
export function moneySeenBy(viewer: Viewer): MoneySeen {
  const { to } = reachOf(viewer, 'RAW_FIGURES');
  if (to === 'EVERYTHING') return 'ALL';
  return to === 'NOTHING' ? 'NONE' : 'OWN';
}
