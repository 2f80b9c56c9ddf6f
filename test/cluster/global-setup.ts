import { requirePackages } from '../../deploy/local/packages.ts';

/** Sees to it that the programs are there which the tests start. */
export default requirePackages;
