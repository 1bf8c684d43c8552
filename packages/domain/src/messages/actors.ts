import type { Actor } from '../model/entities.ts';
import type { SystemActor } from '../model/system-actors.ts';
import { systemActors } from '../model/system-actors.ts';
import type { Language } from './language.ts';

const names = Object.keys(systemActors) as readonly SystemActor[];

/** An actor's name: a person's own, or the language's name for a system actor. */
export const sayActor = ({ kind, id, name }: Actor, { actors }: Pick<Language, 'actors'>): string => {
  const system = names.find((one) => id === null && kind === systemActors[one].kind && name === systemActors[one].name);
  return system === undefined ? name : actors[system];
};
