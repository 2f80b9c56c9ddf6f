import type { ApplicationForm } from './application-form.ts';
import type { Complain } from './problem.ts';

/** How many patents of the lead and the members are on record and in force on a day, each once however many of them hold it. */
export interface PatentsOnRecord {
  readonly inForce: number;
  readonly inventionsInForce: number;
}

/**
 * Holds the counts of the lead's and the members' intellectual property against the patents on record. Other intellectual
 * property counts beside patents, so that there may be more of it; of invention patents there are as many as there are.
 */
export function checkPatentCounts(
  { consortium }: ApplicationForm,
  { inForce, inventionsInForce }: PatentsOnRecord,
  complain: Complain,
): void {
  const { intellectualProperties, inventionPatents } = consortium;
  if (intellectualProperties !== null && intellectualProperties < inForce) {
    complain(['consortium', 'intellectualProperties'], {
      code: 'PATENTS_ON_RECORD_DIFFER',
      zh: `有效知识产权填报为${intellectualProperties}项，在册的有效专利已有${inForce}项，请核对`,
      en: `${intellectualProperties} intellectual properties are stated, and ${inForce} patents in force are on record; see which is right`,
    });
  }
  if (inventionPatents !== null && inventionPatents !== inventionsInForce) {
    complain(['consortium', 'inventionPatents'], {
      code: 'PATENTS_ON_RECORD_DIFFER',
      zh: `发明专利填报为${inventionPatents}项，在册的有效发明专利为${inventionsInForce}项，请核对`,
      en: `${inventionPatents} invention patents are stated, and ${inventionsInForce} in force are on record; see which is right`,
    });
  }
}
