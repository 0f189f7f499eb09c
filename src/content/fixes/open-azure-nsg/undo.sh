# Removes the rule that this fix made, if it is still as it was made. No other rule is touched.
result='failed'
code='error'
trap 'echo "RECONNECT 1 open-azure-nsg $MODE $result $code"' EXIT
rule="Reconnect-rdp-$PORT_NUMBER-$SOURCE_ADDRESS"
# One source or several: Azure keeps them in two fields, so both are read as one list. Likewise the ports.
own='[access, direction, protocol, [sourceAddressPrefix || sourceAddressPrefixes][],'
own="$own [destinationPortRange || destinationPortRanges][], description]"
wanted='["Allow","Inbound","Tcp",'"[\"$SOURCE_ADDRESS\"],[\"$PORT_NUMBER\"],\"Reconnect open-azure-nsg\"]"
names=$(az network nsg rule list \
  --subscription="$SUBSCRIPTION_ID" \
  --resource-group="$RESOURCE_GROUP" \
  --nsg-name="$NSG_NAME" \
  --query='[].name' \
  --only-show-errors \
  --output=tsv | tr -d '\r')
if grep -Fxq -- "$rule" <<<"$names"; then
  found=$(az network nsg rule show \
    --subscription="$SUBSCRIPTION_ID" \
    --resource-group="$RESOURCE_GROUP" \
    --nsg-name="$NSG_NAME" \
    --name="$rule" \
    --query="to_string($own)" \
    --only-show-errors \
    --output=tsv | tr -d '\r')
else
  echo 'There is no rule of this fix for this address and port.'
  result='no-change'
  code='nothing-to-undo'
  exit 0
fi
if [ "$found" = "$wanted" ]; then
  az network nsg rule delete \
    --subscription="$SUBSCRIPTION_ID" \
    --resource-group="$RESOURCE_GROUP" \
    --nsg-name="$NSG_NAME" \
    --name="$rule" \
    --only-show-errors \
    --output=none
  echo "Removed $rule."
  result='undone'
  code='removed'
else
  echo "The rule $rule was changed by somebody since. It is left alone:"
  echo "$found"
  result='refused'
  code='own-rule-changed'
fi
