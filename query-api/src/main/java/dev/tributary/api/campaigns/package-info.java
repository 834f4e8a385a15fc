/** The campaigns domain: conversion rates, distributions, performance. */
@NullMarked
package dev.tributary.api.campaigns;

import org.jspecify.annotations.NullMarked;
