import type { Decimal } from '../../domain/decimal.ts';
import type { Context } from '../request/context.ts';
import type { UnitIntensity } from './figures.ts';
import { scopeOfUnit } from './access-scope.ts';
import { isAllowed } from '../request/rights.ts';

/** R&D intensity as the viewer sees it: exact with the right to the unit's figures, cut off without. */
export function intensityFor(
  context: Context,
  { unitId, value, openValue }: UnitIntensity,
): Decimal | null | Promise<Decimal | null> {
  const allowed = isAllowed(context, 'RAW_FIGURES', () => scopeOfUnit(context, unitId));
  if (typeof allowed === 'boolean') return allowed ? value : openValue;
  return allowed.then((is) => (is ? value : openValue));
}
