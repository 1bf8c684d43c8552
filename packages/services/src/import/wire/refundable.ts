import { wordKey } from './normalise.ts';

/*
 * Which reservations are refunded, by the vendor's page "Self-service exchanges and refunds for Azure Reservations" and
 * the refund policies of the partner programme, read in November 2026. What neither list names is not known.
 */
const never = /suse|redhat|rhel|openshift|databricks|cloudsimple|prepurchase/;
const refunded = new Set([
  'virtualmachines',
  'sqldatabases',
  'sqldatawarehouse',
  'cosmosdb',
  'appservice',
  'manageddisk',
  'blockblob',
  'rediscache',
  'azuredataexplorer',
  'mysql',
  'mariadb',
  'postgresql',
  'dedicatedhost',
  'azurefiles',
  'netappstorage',
  'avs',
  'datafactory',
]);

/** @param type the reservation's type at the vendor @param names everything that names what was bought */
export const isRefundable = (
  type: string | null | undefined,
  names: readonly (string | null | undefined)[],
  isVirtualMachine: boolean,
): boolean | null => {
  const words = [type, ...names].map((word) => wordKey(word ?? ''));
  if (words.some((word) => never.test(word))) return false;
  const isKnown = type ? refunded.has(wordKey(type)) : isVirtualMachine || words.some(namesVirtualMachine);
  return isKnown ? true : null;
};

const namesVirtualMachine = (word: string): boolean => /reserved(vm|virtualmachine)s?instance/.test(word);
