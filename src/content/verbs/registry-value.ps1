# One registry value. State: kind:content, never expanded, numbers in hex; or absent:n with n missing keys above.
function Read-RcRegistryValue {
  param([string]$Target)
  $path, $name = $Target -split '!', 2
  for ($missing = 0; -not (Test-Path -LiteralPath $path); $missing++) { $path = $path -replace '\\[^\\]+$', '' }
  $key = Get-Item -LiteralPath $path
  if ($missing -gt 0 -or $key.GetValueNames() -notcontains $name) { return "absent:$missing" }
  $value = $key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')
  return ConvertTo-RcRegistryState -Kind $key.GetValueKind($name) -Value $value
}
function ConvertTo-RcRegistryState {
  param([string]$Kind, [object]$Value)
  switch ($Kind) {
    'DWord' { return 'DWord:{0:x8}' -f $Value }
    'QWord' { return 'QWord:{0:x16}' -f $Value }
    'Binary' { return 'Binary:' + (@($Value | ForEach-Object { '{0:x2}' -f $_ }) -join '') }
    'MultiString' {
      # Zeros between the texts, and one more after a last text that is empty: else nobody could see it.
      $texts = @($Value)
      if ($texts.Count -gt 0 -and $texts[-1].Length -eq 0) { $texts += '' }
      return 'MultiString:' + ($texts -join [char]0)
    }
    'String' { return 'String:' + $Value }
    'ExpandString' { return 'ExpandString:' + $Value }
  }
  throw "A registry value of kind $Kind is left alone."
}
function ConvertFrom-RcRegistryState {
  param([string]$Kind, [string]$Text)
  switch ($Kind) {
    'DWord' { return [convert]::ToUInt32($Text, 16) }
    'QWord' { return [convert]::ToUInt64($Text, 16) }
    'Binary' { return , [byte[]]@($Text -split '(..)' -ne '' | ForEach-Object { [convert]::ToByte($_, 16) }) }
    'MultiString' {
      if ($Text.Length -eq 0) { return , [string[]]@() }
      return , [string[]]@(($Text -replace '\x00\z', '').Split([char]0))
    }
  }
  return $Text
}
function Write-RcRegistryValue {
  param([string]$Target, [string]$State)
  $path, $name = $Target -split '!', 2
  if ($name -eq '') { $name = '(default)' }
  $kind, $text = $State -split ':', 2
  if ($kind -ne 'absent') {
    if (-not (Test-Path -LiteralPath $path)) { New-Item -Path $path -Force | Out-Null }
    $value = ConvertFrom-RcRegistryState -Kind $kind -Text $text
    New-ItemProperty -LiteralPath $path -Name $name -PropertyType $kind -Value $value -Force | Out-Null
    return
  }
  if ((Read-RcRegistryValue -Target $Target) -notlike 'absent:*') {
    Remove-ItemProperty -LiteralPath $path -Name $name
  }
  for ($level = 0; $level -lt [int]$text; $level++) {
    Remove-RcEmptyKey -Path $path
    if (Test-Path -LiteralPath $path) { throw 'the value is gone again, but its key holds something new' }
    $path = $path -replace '\\[^\\]+$', ''
  }
}
function Remove-RcEmptyKey {
  param([string]$Path, [switch]$Journalled)
  if (-not (Test-Path -LiteralPath $Path)) { return }
  $key = Get-Item -LiteralPath $Path
  $names = @($key.GetValueNames() | Where-Object { $_ -ne '' -or -not $Journalled })
  if ($names.Count + @($key.GetSubKeyNames()).Count -eq 0) { Remove-Item -LiteralPath $Path }
}
function Set-RcRegistryValue {
  param([string]$Path, [string]$Name, [string]$Kind, [object]$Value)
  $new = ConvertTo-RcRegistryState -Kind $Kind -Value $Value
  Invoke-RcChange -Verb 'registry-value' -Target "$Path!$Name" -New $new -Say "set $Path!$Name to $new"
}
function Remove-RcRegistryValue {
  param([string]$Path, [string]$Name)
  if ((Read-RcRegistryValue -Target "$Path!$Name") -like 'absent:*') { return }
  Invoke-RcChange -Verb 'registry-value' -Target "$Path!$Name" -New 'absent:0' -Say "remove $Path!$Name"
}
