CREATE TABLE `payments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`order_external_id` text NOT NULL,
	`tender` text NOT NULL,
	`amount` integer NOT NULL,
	`captured_at` integer NOT NULL,
	`provider_reference` text,
	`source_updated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_external_id` ON `payments` (`external_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `payments_provider_reference` ON `payments` (`tender`,`provider_reference`);--> statement-breakpoint
CREATE INDEX `payments_by_reference` ON `payments` (`provider_reference`);--> statement-breakpoint
CREATE INDEX `payments_order` ON `payments` (`order_external_id`);--> statement-breakpoint
CREATE INDEX `payments_captured_at` ON `payments` (`captured_at`,`id`);--> statement-breakpoint
CREATE TABLE `shipment_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shipment_id` integer NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`place` text,
	`source_updated_at` integer,
	FOREIGN KEY (`shipment_id`) REFERENCES `shipments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shipment_events_shipment` ON `shipment_events` (`shipment_id`,`at`);--> statement-breakpoint
CREATE TABLE `shipment_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shipment_id` integer NOT NULL,
	`position` integer NOT NULL,
	`line_id` text,
	`sku` text,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`shipment_id`) REFERENCES `shipments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shipment_lines_shipment` ON `shipment_lines` (`shipment_id`);--> statement-breakpoint
CREATE TABLE `shipment_serials` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shipment_id` integer NOT NULL,
	`line_position` integer NOT NULL,
	`serial_number` text NOT NULL,
	FOREIGN KEY (`shipment_id`) REFERENCES `shipments`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `shipment_serials_shipment` ON `shipment_serials` (`shipment_id`);--> statement-breakpoint
CREATE INDEX `shipment_serials_serial_number` ON `shipment_serials` (`serial_number`);--> statement-breakpoint
CREATE TABLE `shipments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`order_external_id` text NOT NULL,
	`carrier` text,
	`tracking_number` text,
	`promised_at` integer,
	`status` text NOT NULL,
	`shipped_at` integer,
	`delivered_at` integer,
	`units` integer NOT NULL,
	`content_hash` text,
	`source_updated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shipments_external_id` ON `shipments` (`external_id`);--> statement-breakpoint
CREATE INDEX `shipments_order` ON `shipments` (`order_external_id`);--> statement-breakpoint
CREATE INDEX `shipments_tracking_number` ON `shipments` (`tracking_number`);--> statement-breakpoint
CREATE INDEX `shipments_shipped_at` ON `shipments` (`shipped_at`,`id`);--> statement-breakpoint
CREATE INDEX `shipments_promised_at` ON `shipments` (`promised_at`,`id`);