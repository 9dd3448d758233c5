import { parentPort, workerData } from 'node:worker_threads';
import { type Drawing, drawPicture } from './draw-picture.ts';
import { loadTypesetter } from './font.ts';

/* The thread of drawing-thread.ts: it reads the font once, and draws what it is sent. */

export type Order = { number: number; drawing: Drawing };
export type Delivery = { number: number } & ({ bytes: Uint8Array } | { error: Error });

const typesetter = loadTypesetter();

parentPort?.on('message', async ({ number, drawing }: Order) => {
  let delivery: Delivery;
  try {
    const { mediaFolder } = workerData as { mediaFolder: string };
    delivery = { number, bytes: await drawPicture(drawing, await typesetter, mediaFolder) };
  } catch (error) {
    delivery = { number, error: error instanceof Error ? error : new Error(String(error)) };
  }
  parentPort?.postMessage(delivery);
});
