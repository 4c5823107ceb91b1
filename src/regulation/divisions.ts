import type { Division, RegulationText } from './model.ts';
import { oncePer } from './once-per.ts';
import { subtree } from './provisions.ts';

/** The division that shows each provision, by the provision's eId. */
export const divisionsByEId = oncePer((text: RegulationText): ReadonlyMap<string, Division> => {
  const divisions = new Map<string, Division>();
  for (const division of text.divisions) {
    for (const { eId } of division.shown.flatMap(subtree)) divisions.set(eId, division);
    divisions.set(division.provision.eId, division);
  }
  return divisions;
});
