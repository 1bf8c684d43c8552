/** What the product is to reach. Of reads and writes: at least this share of bare's; of everything else: at most, or as it says. */
export const targets = {
  reads: { one: 0.6, page: 1, search: 0.3, removable: 0.3, portfolio: 0.8, events: 0.7 },
  /** One at a time, and 32 at once. */
  writes: { suspend: { 1: 0.4, 32: 0.55 }, remove: { 1: 0.32, 32: 0.4 } },
  statements: 15,
  importPerSecond: { first: 8_000, second: 20_000 },
  importMiB: 200,
  start: 8,
  restMiB: 90,
  streams: { time: 2, memory: 2 },
  /** Milliseconds after the commit, and a look with the large backlog beside one with the small. */
  webhooks: { p99: 100, look: 2 },
  /** Steps of a job beside single commands. */
  jobs: 5,
  /** What is left of a read or a command with access log and metrics. */
  watched: 0.95,
  /** Shares of bare node:http + pg; what three processes answer beside one; how much more of a request's CPU three take than three bare ones. */
  postgres: { one: 0.6, page: 0.5, threeRate: 2, threeCpu: 1.2, acrossMs: 50 },
  growth: 1.5,
  stopMs: 50,
};
