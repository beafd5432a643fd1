CREATE TABLE "removed_variants" (
	"variant_id" integer NOT NULL,
	"product_id" integer NOT NULL,
	"sku" text,
	"option_key" text NOT NULL,
	"removed_at" bigint NOT NULL,
	"kept" text NOT NULL,
	CONSTRAINT "removed_variants_variant_id_pk" PRIMARY KEY("variant_id")
);
--> statement-breakpoint
ALTER TABLE "removed_variants" ADD CONSTRAINT "removed_variants_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "removed_variants_product" ON "removed_variants" USING btree ("product_id");