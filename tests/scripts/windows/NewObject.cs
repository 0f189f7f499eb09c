using System;
using System.Linq;
using System.Management.Automation;

namespace Sim
{
    /// <summary>New-Object for types that somebody has looked at; any other could reach this computer.</summary>
    [Cmdlet(VerbsCommon.New, "Object", DefaultParameterSetName = "Net")]
    public sealed class NewObject : PSCmdlet
    {
        [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Net")] public string TypeName { get; set; }
        [Parameter(Position = 1, ParameterSetName = "Net")] public object[] ArgumentList { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Com")] public string ComObject { get; set; }

        protected override void ProcessRecord()
        {
            if (TypeName == null || !SyntaxCheck.Knows(TypeName)) throw Machine.Now.Refuse("New-Object " + (TypeName ?? ComObject));
            var type = (Type)LanguagePrimitives.ConvertTo(TypeName, typeof(Type));
            WriteObject(Activator.CreateInstance(type, (ArgumentList ?? new object[0]).Select(a => a is PSObject wrapped ? wrapped.BaseObject : a).ToArray()));
        }
    }
}
