/** The version of the engine; it changes whenever the same facts, policy and date may give another report. */
export const ENGINE_VERSION = '1.0.0';
