package org.millrace.sales.product;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a product can be ordered. */
public enum ProductStatus {
    @JsonProperty("listed")
    LISTED,
    @JsonProperty("discontinued")
    DISCONTINUED
}
