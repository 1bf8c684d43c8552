/** One file of an export as the reader found it. `path` is relative to the export's folder. */
export type ExportFile =
  | { readonly path: string; readonly state: 'read'; readonly json: unknown }
  | { readonly path: string; readonly state: 'missing' }
  | { readonly path: string; readonly state: 'broken'; readonly reason: string };

/** All that an export says about one customer. */
export interface CustomerExport {
  /** Its tenant in lower case; undefined where its entry names none. */
  readonly tenantId?: string;
  /** The same where its entry and all its files are the same, byte for byte; undefined where that is not known. */
  readonly print?: string;
  /** Its entry in the list of customers. */
  readonly record: unknown;
  /** Whether the list says less than the vendor's API: what it leaves out keeps its value. */
  readonly isBrief?: boolean;
  /** Where that entry is. */
  readonly place: { readonly file: string; readonly path: string };
  /** Where its files are, or would be. */
  readonly folder: string;
  /** Optional: country and delegated admin. */
  readonly customer: ExportFile;
  readonly subscriptions: ExportFile;
  readonly entitlements: ExportFile;
  readonly orders: ExportFile;
  /** One per Azure plan; for one that is over it may be missing. */
  readonly azureEntitlements: readonly AzurePlanFile[];
}

export interface AzurePlanFile {
  /** The plan's vendor id. */
  readonly planId: string;
  readonly file: ExportFile;
}
