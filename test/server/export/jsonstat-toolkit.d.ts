/** What the tests use of the toolkit, which brings no types. */
declare module 'jsonstat-toolkit' {
  interface Category {
    readonly label: string;
    readonly note: readonly string[] | null;
    readonly unit: { readonly label: string } | null;
  }
  interface Dimension {
    readonly id: readonly string[];
    readonly label: string;
    readonly role: string;
    readonly Category: (id: string) => Category | null;
  }
  export interface Dataset {
    readonly class: string;
    readonly label: string;
    readonly updated: string;
    readonly id: readonly string[];
    readonly size: readonly number[];
    readonly n: number;
    readonly note: readonly string[];
    readonly role: Readonly<Record<string, readonly string[] | null>>;
    readonly extension: Readonly<Record<string, unknown>>;
    readonly Dimension: (id: string) => Dimension;
    readonly Data: (place: Readonly<Record<string, string>>) => {
      readonly value: number | null;
      readonly status: string | null;
    };
    readonly toTable: (options: {
      readonly type: 'arrobj';
      readonly status: true;
      readonly content: 'id';
    }) => readonly Readonly<Record<string, string | number | null>>[];
  }
  const JSONstat: (dataset: unknown) => Dataset;
  export default JSONstat;
}
