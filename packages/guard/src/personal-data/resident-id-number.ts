/** First two digits: provinces, and 81–83 for residents of Hong Kong, Macao and Taiwan (GB/T 2260, GB 11643). */
const PROVINCES: ReadonlySet<string> = new Set(
  (
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 ' + '61 62 63 64 65 71 81 82 83'
  ).split(' '),
);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10x98765432';

/** GB 11643-1999: region, date of birth, and the check character of ISO 7064 MOD 11-2. Takes 17 digits and a digit or `x`. */
export function isResidentId(number: string): boolean {
  if (number.length !== 18 || !hasPlausibleRegion(number) || !isDate(number.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return CHECK_CHARACTERS[sum % 11] === number[17];
}

/** The form of 15 digits of before 1999, which has no check character. */
export function couldBeOldResidentId(number: string): boolean {
  return number.length === 15 && hasPlausibleRegion(number) && isDate(`19${number.slice(6, 12)}`);
}

function hasPlausibleRegion(number: string): boolean {
  return PROVINCES.has(number.slice(0, 2)) && number.slice(2, 6) !== '0000';
}

/** A date of birth of somebody who may be alive. */
function isDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4));
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6, 8));
  return year >= 1880 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether two digits are those of a province or region. */
export function isProvince(code: string): boolean {
  return PROVINCES.has(code);
}
