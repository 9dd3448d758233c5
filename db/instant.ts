import { customType } from 'drizzle-orm/sqlite-core';

/**
 * A column that holds an instant, as UTC milliseconds. An invalid Date is refused here at the latest: the driver would
 * store it as null.
 * @throws RangeError when it is written an invalid Date
 */
export const instant = customType<{ data: Date; driverData: number }>({
  dataType: () => 'integer',
  toDriver(date) {
    const milliseconds = date.getTime();
    if (Number.isNaN(milliseconds)) {
      throw new RangeError('An invalid date was to be stored; nothing was written.');
    }
    return milliseconds;
  },
  fromDriver: (milliseconds) => new Date(milliseconds),
});
