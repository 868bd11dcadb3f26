package dev.contenttrust.scan.inventory;

/**
 * A component and the layer that brought it: for a package of a distribution the first that has it in this version without a
 * gap, since each installation writes the package database anew.
 *
 * @param layer from 0 at the base
 */
public record Located(Component component, int layer) {}
