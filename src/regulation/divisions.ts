import type { Division, Provision, RegulationText } from './model.ts';
import { oncePer } from './once-per.ts';

/** The division that shows each provision, by the provision's eId. */
export const divisionsByEId = oncePer((text: RegulationText): ReadonlyMap<string, Division> => {
  const divisions = new Map<string, Division>();
  for (const division of text.divisions) {
    const visit = (provision: Provision): void => {
      divisions.set(provision.eId, division);
      provision.children.forEach(visit);
    };
    division.shown.forEach(visit);
    divisions.set(division.provision.eId, division);
  }
  return divisions;
});
