import type { Language } from '../words/language.ts';
import { compared, cut, cutApart, cutOutward, grouped } from './decimal-text.ts';

/** A ratio as percent with two places at most: `42.85%`. */
export function percent(ratio: string): string {
  return `${cut(ratio, 2, 2)}%`;
}

/** A ratio that is held against a threshold, with as many places as tell the two apart. */
export function percentAgainst(ratio: string, threshold: string): string {
  return `${cutApart(ratio, threshold, 2, 2)}%`;
}

/** From one ratio to another, no narrower than it is: `37.5%～62.5%`. */
export function percentInterval(lower: string, upper: string, language: Language): string {
  const [from, to] = [cut(lower, 2, 2), cutOutward(upper, 2, 2)];
  return language === 'zh' ? `${from}%～${to}%` : `${from}–${to}%`;
}

const HUNDRED_MILLION = '100000000';

/** An amount in yuan as people write it: `1.76亿元`, `1,250万元`, `CNY 176.15 million`. */
export function money(yuan: string, language: Language): string {
  const size = yuan.replace('-', '');
  if (language === 'en') {
    if (compared(size, '1000000') < 0) return `CNY ${grouped(cut(yuan, 2))}`;
    return `CNY ${grouped(cut(yuan, 2, -6))} million`;
  }
  if (compared(size, HUNDRED_MILLION) >= 0) return `${grouped(cut(yuan, 2, -8))}亿元`;
  if (compared(size, '10000') < 0) return `${grouped(cut(yuan, 2))}元`;
  return `${grouped(cut(yuan, 2, -4))}万元`;
}

/** A number of things, with thousands apart. */
export function counted(number: number): string {
  return grouped(String(number));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day in a sentence: `2025年8月1日`, `1 Aug 2025`. */
export function dayInWords(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'zh'
    ? `${year}年${Number(month)}月${Number(date)}日`
    : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}
