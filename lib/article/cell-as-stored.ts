import { dateOf, isDate, isNumberCell, type PartialDate } from './cell-value.ts';
import { eraOf } from './eras.ts';

/*
 * How what is typed in a cell or as a date becomes what is stored (cell-value.ts). An editor's browser fetches it with the
 * first figure.
 */

/** Of accounts: △ and ▲ are minus. U+2010 to U+2015, U+2212 and the full-width signs are hyphens here. */
const MINUS = /^[\u2010-\u2015\u2212\u25B3\u25B2\uFF0D\uFE63-]\s*(?=[\d.])/u;

/**
 * A cell as it is stored: a number in one spelling (`-1,234.5`, `12%`: half-width, hyphen for minus, the commas that were
 * typed), a date in one (`2024-03`; eras of Japan are written out), a text as it is.
 */
export function cellAsStored(text: string): string {
  const trimmed = text.normalize('NFKC').trim().replace(MINUS, '-').replace(/\s+%$/, '%');
  if (isNumberCell(trimmed)) return trimmed;
  return SHORT_ERA.test(trimmed) ? text : dateAsStored(text);
}

/** `S50`, `M2`, `R6.3`: of an era where a date is asked for; in a cell, it may name anything. */
const SHORT_ERA = /^[MTSHR]\d{1,2}(?:[-/.]\d{1,2})?$/;

const ERA_DATE =
  /^(?<era>明治|大正|昭和|平成|令和|[MTSHR])\s*(?<year>元|\d{1,2})(?:[-/.](?<month>\d{1,2})(?:[-/.](?<day>\d{1,2}))?|年(?:(?<m>\d{1,2})月(?:(?<d>\d{1,2})日)?)?)?$/;

/** A date in an era of Japan, `令和元年5月1日`, `R6.3.1`, `S50`; undefined where the era had not begun or was over. */
function eraDateOf(text: string): PartialDate | undefined {
  const groups = ERA_DATE.exec(text.normalize('NFKC').trim())?.groups;
  const era = groups?.era && eraOf(groups.era);
  if (!groups || !era) return undefined;
  const { year, month = groups.m, day = groups.d } = groups;
  const count = year === '元' ? 1 : Number(year);
  const date: PartialDate = {
    year: era.first + count - 1,
    ...(month && { month: Number(month) }),
    ...(day && { day: Number(day) }),
  };
  const stored = inOneSpelling(date);
  const isIn = era.from.slice(0, stored.length) <= stored && stored <= era.to.slice(0, stored.length);
  return count > 0 && isIn && isDate(date) ? date : undefined;
}

/**
 * A date as it is stored, in one spelling: `2024`, `2024-03`, `2024-03-15`, `2024-Q1`; what is no date as it was typed. A
 * fiscal year (`2024年度`) is none: it begins in April in one country and in October in another.
 */
export function dateAsStored(text: string): string {
  const date = dateOf(text) ?? eraDateOf(text);
  return date ? inOneSpelling(date) : text;
}

function inOneSpelling(date: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const year = String(date.year).padStart(4, '0');
  if (date.quarter) return `${year}-Q${date.quarter}`;
  return [year, ...[date.month, date.day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join(
    '-',
  );
}
