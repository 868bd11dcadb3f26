/**
 * The command line against servers that lie: in processes of their own with little memory, where the lie is a large one. Each
 * ends with its own exit code, and the honest server is followed again straight after.
 */
package dev.contenttrust.hostile;
