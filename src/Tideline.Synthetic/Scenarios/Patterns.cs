namespace Tideline.Synthetic.Scenarios;

/// <summary>Where the hazard is: along a reach of a river, or a circle where <see cref="RadiusKm"/> is above 0.
/// Coordinates are kilometres east and north of Darya's south-western corner.</summary>
public sealed record FootprintShape
{
    public string River { get; init; } = "Sonmar";

    /// <summary>Start of the reach as a share of the river's length from its source.</summary>
    public double From { get; init; } = 0.44;

    public double To { get; init; } = 0.80;

    /// <summary>Mean distance from the river to the edge of the hazard.</summary>
    public double HalfWidthKm { get; init; } = 24;

    public double EastKm { get; init; }

    public double NorthKm { get; init; }

    public double RadiusKm { get; init; }

    /// <summary>The declared footprint lies so far east of where the hazard is.</summary>
    public double DeclaredShiftKm { get; init; }
}

/// <summary>Who leaves, when and to where. Shares of destinations are relative to each other.</summary>
public sealed record DisplacementPattern
{
    /// <summary>Share of households that leave where the hazard is deepest; 0: nobody does (a false alarm).</summary>
    public double Strength { get; init; } = 0.45;

    /// <summary>Depth in metres at which half of that share leaves.</summary>
    public double HalfDepthM { get; init; } = 0.67;

    /// <summary>Above 0: this share of households leaves in all exposed tehsils, however deep the hazard is.</summary>
    public double EvenShare { get; init; }

    /// <summary>So many of the worst-hit tehsils are left by everybody by the onset.</summary>
    public int EvacuatedTehsils { get; init; }

    /// <summary>Share that leaves one to three days before the onset.</summary>
    public double AnticipatoryShare { get; init; } = 0.18;

    /// <summary>Above 0: all who leave before the onset leave exactly so many days before it.</summary>
    public int LeadDays { get; init; }

    /// <summary>Share that leaves on the day of the onset or the day after.</summary>
    public double AtOnsetShare { get; init; } = 0.57;

    /// <summary>The others leave within so many days.</summary>
    public int LaterDays { get; init; } = 14;

    public double ToRelatives { get; init; } = 0.45;

    public double ToTowns { get; init; } = 0.24;

    public double ToNearCamps { get; init; } = 0.15;

    public double ToFarCamps { get; init; } = 0.08;

    public double WithinTehsil { get; init; } = 0.08;

    /// <summary>Share of those who leave that goes only to a neighbouring settlement less than 5 km away; who has none
    /// stays at home.</summary>
    public double ShortMoves { get; init; }

    /// <summary>Share of those who leave that crosses the border: no cell of the country sees them while they are away.</summary>
    public double AcrossBorder { get; init; }

    /// <summary>A second wave comes so many days after the onset; 0: none does.</summary>
    public int SecondWaveDay { get; init; }

    /// <summary>Share of households that leaves again in the second wave, of those that had left and returned.</summary>
    public double SecondWaveOfReturned { get; init; }

    /// <summary>Factor on the first wave's shares for households that had not left before the second.</summary>
    public double SecondWaveOfOthers { get; init; }
}

/// <summary>How long people stay away: never back, or a mixture of two exponential times.</summary>
public sealed record ReturnPattern
{
    public double NeverShare { get; init; } = 0.12;

    /// <summary>Share of those who return that returns fast.</summary>
    public double FastShare { get; init; } = 0.42;

    public double FastMeanDays { get; init; } = 14;

    public double SlowMeanDays { get; init; } = 58;

    /// <summary>Share of households that moves on to a second place.</summary>
    public double OnwardShare { get; init; } = 0.12;

    /// <summary>Share of returned households that leaves again.</summary>
    public double AgainShare { get; init; } = 0.04;
}

public sealed record NetworkPattern
{
    /// <summary>So many of the worst-hit tehsils have no working cell from the onset, and their people stay.</summary>
    public int DeadTehsils { get; init; }

    public int DeadDays { get; init; } = 6;

    /// <summary>Share of all exposed sites that fails at the onset, whoever leaves.</summary>
    public double ExposedSitesDown { get; init; } = 0.06;

    public int ExposedDownDays { get; init; } = 3;

    /// <summary>Share of site-days with an outage of some hours.</summary>
    public double DailyOutages { get; init; } = 0.004;

    /// <summary>Share of sites whose cells get new ids on one day before the onset.</summary>
    public double RenumberedSites { get; init; } = 0.06;

    /// <summary>In so many of the worst-hit tehsils a share of sites fails at the onset, their traffic is carried by a
    /// site of another tehsil, and their people stay.</summary>
    public int ReroutedTehsils { get; init; }

    public int ReroutedDays { get; init; } = 5;

    public double ReroutedSites { get; init; } = 0.5;

    /// <summary>Share of the failed sites' traffic that is carried far away; the rest seeks neighbours in reach.</summary>
    public double ReroutedTraffic { get; init; } = 0.6;

    /// <summary>Least distance to the site that carries it.</summary>
    public double ReroutedKm { get; init; } = 40;
}

public sealed record ActivityPattern
{
    /// <summary>Mean events of an active subscriber on a day.</summary>
    public double MeanEvents { get; init; } = 2.9;

    /// <summary>Standard deviation of the logarithm of personal rates.</summary>
    public double RateSpread { get; init; } = 1.1;

    /// <summary>Mean events in one burst.</summary>
    public double BurstSize { get; init; } = 1.6;

    /// <summary>Share of weeks in which a subscriber is hardly active.</summary>
    public double QuietWeeks { get; init; } = 0.07;

    /// <summary>Factor on the activity of subscribers with exposed homes from the onset.</summary>
    public double AfterOnset { get; init; } = 1;
}

public sealed record TravelPattern
{
    /// <summary>Factor on the number of ordinary overnight trips.</summary>
    public double Trips { get; init; } = 1;

    /// <summary>Share of adults away on the nights of Monday to Friday.</summary>
    public double WeeklyCommuters { get; init; } = 0.04;

    /// <summary>Share of households that travels for a feast.</summary>
    public double FeastExodus { get; init; } = 0.14;

    /// <summary>Share of adults with homes in tehsils that the hazard touches who work elsewhere in the four to six weeks after
    /// the day of the onset, every year.</summary>
    public double Harvest { get; init; }

    /// <summary>A further feast begins so many days after the onset; 0: none does.</summary>
    public int FeastDaysAfterOnset { get; init; }
}

public sealed record SimPattern
{
    /// <summary>People simulated for each subscriber of the operator.</summary>
    public double PeoplePerSubscriber { get; init; } = 30;

    public double SecondSim { get; init; } = 0.15;

    /// <summary>Share of SIMs that two members of a household carry by turns.</summary>
    public double Shared { get; init; } = 0.1;

    public double MonthlyChurn { get; init; } = 0.008;

    /// <summary>Factor on churn while displaced.</summary>
    public double DisplacedChurn { get; init; } = 1;

    /// <summary>Standard deviation of a household's log frailty, which multiplies churn and divides the speed of return.</summary>
    public double Frailty { get; init; }

    /// <summary>Standard deviation of the logarithm of a district's factor on churn.</summary>
    public double DistrictChurn { get; init; }

    /// <summary>Standard deviation of the logarithm of a household's factor on churn.</summary>
    public double HouseholdChurn { get; init; }

    /// <summary>New SIMs in a month, as a share of all, beyond those that replace churn.</summary>
    public double MonthlyGrowth { get; init; }

    /// <summary>Share of households that are poor.</summary>
    public double Poor { get; init; }

    /// <summary>SIMs of a poor adult as a share of those of another.</summary>
    public double PoorOwnership { get; init; } = 1;

    /// <summary>Factor on the probability that a poor household leaves.</summary>
    public double PoorDisplacement { get; init; } = 1;

    /// <summary>Share of districts in which the operator has few subscribers.</summary>
    public double ThinDistricts { get; init; }

    /// <summary>Subscribers there, as a share of what they would be.</summary>
    public double ThinShare { get; init; } = 0.08;

    /// <summary>New SIMs handed out where the displaced stay, for each SIM that they hold.</summary>
    public double CampSims { get; init; }

    /// <summary>Numbers of another operator that appear from the day after the onset, as a share of subscribers; they
    /// are in the exposed tehsils, on some days, and are nobody's subscribers in the truth.</summary>
    public double Roamers { get; init; }

    /// <summary>How long they stay.</summary>
    public int RoamerDays { get; init; } = 12;

    /// <summary>Devices that are not people, as a share of SIMs.</summary>
    public double Devices { get; init; } = 0.005;
}

/// <summary>Faults of the delivery, as shares of rows; file faults happen once each.</summary>
public sealed record DefectPattern
{
    public double DuplicateRows { get; init; } = 0.002;

    public double NullFields { get; init; } = 0.0002;

    public double UnparsableTimes { get; init; } = 0.0001;

    public double UnknownCells { get; init; } = 0.0004;

    /// <summary>1: one day is cut before 18:00. 0: none is.</summary>
    public int TruncatedDays { get; init; } = 1;

    /// <summary>1: one file comes again under another name. 0: none does.</summary>
    public int RepeatedFiles { get; init; } = 1;

    /// <summary>1: one day has no file. 0: none lacks it.</summary>
    public int MissingFiles { get; init; }

    /// <summary>1: one file holds 5% of its rows twice. 0: none does.</summary>
    public int DuplicatedFiles { get; init; }

    /// <summary>1: one file ends within its compressed bytes. 0: none does.</summary>
    public int BrokenFiles { get; init; }

    /// <summary>Share of each day's rows that is delivered with the file of a later day.</summary>
    public double LateRows { get; init; }

    /// <summary>So many days later.</summary>
    public int LateByDays { get; init; } = 3;
}
