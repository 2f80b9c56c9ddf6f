import type { DivisionTree } from '../../domain/division.ts';
import { shown } from '../../domain/application-form/problem.ts';
import type { ReadingFault } from './form-problem.ts';

const CODE_FIRST = /^(\d{6})(?!\d)/u;

/** The divisions as cells name them: by code and name, by code, or by a name that one place alone has. */
export class DivisionNames {
  readonly #divisions: DivisionTree;

  constructor(divisions: DivisionTree) {
    this.#divisions = divisions;
  }

  /** A place as a cell shows it, such as 330324 永嘉县. */
  shown(code: string): string {
    const division = this.#divisions.get(code);
    return division ? `${code} ${division.name}` : code;
  }

  /** All places in force that lie in an area, as a cell shows them. */
  within(area: string): string[] {
    return this.#divisions
      .all()
      .filter(({ code, abolished }) => !abolished && this.#divisions.contains(area, code) === true)
      .map(({ code }) => this.shown(code));
  }

  read(text: string): { readonly value: string } | { readonly fault: ReadingFault } {
    const code = CODE_FIRST.exec(text)?.[1];
    if (code !== undefined) return { value: code };
    const first = text.split(/\s/u)[0] ?? text;
    if (this.#divisions.get(first)) return { value: first };
    const named = this.#divisions.all().filter(({ name, abolished }) => !abolished && name === text);
    const [only] = named;
    if (only && named.length === 1) return { value: only.code };
    if (only) {
      const codes = named.map((division) => this.shown(division.code)).join('、');
      return {
        fault: {
          code: 'AMBIGUOUS_DIVISION',
          zh: `“${shown(text)}”不止一处（${shown(codes)}），请填写六位行政区划代码`,
          en: `several places are called "${shown(text)}"; write the six digits of the division code`,
        },
      };
    }
    return {
      fault: {
        code: 'UNKNOWN_DIVISION',
        zh: `“${shown(text)}”不是行政区划，请从下拉列表选择或填写六位代码，如330324`,
        en: `"${shown(text)}" is no division; choose one from the list, or write its six digits such as 330324`,
      },
    };
  }
}
