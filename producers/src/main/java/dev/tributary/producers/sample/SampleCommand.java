package dev.tributary.producers.sample;

import picocli.CommandLine.Command;

/** {@code sample DATASET}: made-up data of any size. */
@Command(
        name = "sample",
        header = "Makes up files of sample data; the same seed gives the same rows.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        synopsisSubcommandLabel = "DATASET",
        commandListHeading = "%nDatasets:%n",
        subcommands = {
            CampaignSampleCommand.class,
            GrowthSampleCommand.class,
            AttributionSampleCommand.class,
            VoucherSampleCommand.class,
            CommerceSampleCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  sample campaigns --rows 1000000 --customers 5000 --seed 7 -o million.csv",
            "  sample growth --users 5000 --seed 7 -o growth",
            "  sample attribution --users 5000 --seed 7 -o challenge.db",
            "  sample vouchers --rows 100000 --seed 7 -o vouchers.parquet",
            "  sample commerce --customers 5000 --seed 7 -o shop.db",
            "",
            "'sample DATASET --help' lists the options of a dataset."
        })
public final class SampleCommand {}
