// Prints the bill of materials, as CycloneDX, of what the program is installed with.
import { billOfMaterials } from './bill.js';

process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`);
