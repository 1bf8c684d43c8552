/** Every table as an export of its own, as the migration generator wants them. */
module.exports = require('../src/tables/postgres.ts').postgresTables;
