/** The options of the field `version` of a record that mutations change. */
export const VERSION = {
  description: 'Counts its changes, from 1 (版本号); whoever changes it names the version that they read.',
} as const;
