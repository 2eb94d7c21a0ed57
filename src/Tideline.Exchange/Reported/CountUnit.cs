namespace Tideline.Exchange.Reported;

/// <summary>What one of a reported number is.</summary>
public enum CountUnit
{
    Persons,

    /// <summary>Households; they become persons only by a household size that the project states.</summary>
    Households,
}

/// <summary>The words of units in files.</summary>
public static class CountUnitWords
{
    /// <summary>The word in the column <c>unit</c>.</summary>
    public static string Word(this CountUnit unit) => unit switch
    {
        CountUnit.Persons => "persons",
        CountUnit.Households => "households",
    };

    /// <summary>The unit of a word; null where there is none.</summary>
    public static CountUnit? Parse(string word) =>
        Enum.GetValues<CountUnit>().Where(u => u.Word() == word).Select(u => (CountUnit?)u).FirstOrDefault();
}
