import type { Ports } from '../ports.ts';

/** Lets other work have its turn. */
export const turn = ({ timer }: Pick<Ports, 'timer'>): Promise<void> =>
  new Promise((resolve) => void timer(0, resolve));
