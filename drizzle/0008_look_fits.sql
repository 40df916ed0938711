CREATE TABLE "look_fits" (
	"sha256" text NOT NULL,
	"other_sha256" text NOT NULL,
	CONSTRAINT "look_fits_sha256_other_sha256_pk" PRIMARY KEY("sha256","other_sha256")
);
--> statement-breakpoint
ALTER TABLE "look_fits" ADD CONSTRAINT "look_fits_sha256_blobs_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "look_fits" ADD CONSTRAINT "look_fits_other_sha256_blobs_sha256_fk" FOREIGN KEY ("other_sha256") REFERENCES "public"."blobs"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "look_fits_other_idx" ON "look_fits" USING btree ("other_sha256");