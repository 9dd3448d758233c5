/**
 * Runs `work` while no other process runs work under the same name in this checkout.
 * @param name becomes the folder `.lock-NAME` in the root of the checkout
 * @param onWait called once when another process has to be waited for
 */
export function withLock<T>(name: string, work: () => Promise<T>, onWait?: () => void): Promise<T>;
