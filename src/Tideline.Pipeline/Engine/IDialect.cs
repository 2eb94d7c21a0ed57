namespace Tideline.Pipeline.Engine;

/// <summary>How one engine writes the few expressions that differ between engines.</summary>
public interface IDialect
{
    /// <summary>Infix of step texts of its own: <c>trip.duckdb.sql</c>.</summary>
    string Name { get; }

    /// <summary>Days since 1970-01-01 of a date.</summary>
    string DayNumber(string date);

    /// <summary>Whole division, towards zero, of nonnegative numbers.</summary>
    string IntegerDivision(string dividend, string divisor);

    /// <summary>A number as a signed 64-bit integer.</summary>
    string Big(string number);

    /// <summary>Seconds since 1970-01-01 of an instant, as a signed 64-bit integer.</summary>
    string Second(string instant);

    /// <summary>How many different values the group has.</summary>
    string Distinct(string value);

    /// <summary>How many different values the group has, each of 0 to 31.</summary>
    string DistinctBelow32(string value);

    /// <summary>All values of the group as an array, in any order.</summary>
    string List(string value);

    /// <summary>An aggregate: the distinct values in ascending order as a list.</summary>
    string DistinctList(string value);

    /// <summary>An aggregate: how many distinct values the lists hold together.</summary>
    string DistinctIn(string list);

    /// <summary>The word before <c>inner join</c> that keeps every match: engines differ in what a bare join keeps.</summary>
    string AllJoin { get; }
}
